// Inline buttons under a bubble.

import { h, icon } from "../dom.js";
import { link } from "../entities.js";
import { t } from "../i18n/index.js";
import { toast } from "./toast.js";

const STYLES = new Set(["primary", "success", "danger"]);
// Telegram stops waiting for an answer to a tap about then.
const PATIENCE_MS = 30000;

/** A key that names one button of one message. */
const keyOf = (chat, message, row, column) => `${chat}:${message.message_id}:${row}:${column}`;

export function keyboard(context, message) {
  if (!message.keyboard?.length) return null;
  return h("div", { class: "keyboard", role: "group" }, message.keyboard.map((row, at) =>
    h("div", { class: "keyboard-row" }, row.map((button, column) =>
      make(context, message, button, keyOf(context.chat, message, at, column))))));
}

function make(context, message, button, key) {
  const look = `inline-button ${STYLES.has(button.style) ? button.style : ""}`.trim();
  if (button.url) return urlButton(context, button, look);
  if (button.copy_text) return copyButton(button, look);
  const press = context.store.state.pressed.get(key);
  const busy = press && performance.now() - press.at < PATIENCE_MS;
  return h("button", { type: "button", class: look, "data-key": key,
    "aria-busy": busy ? "true" : null,
    on: { click: () => context.actions.press(context.chat, message, button, key) } },
  h("span", { class: "inline-label" }, button.text));
}

function urlButton(context, button, look) {
  const anchor = link(button.url, [h("span", { class: "inline-label" }, button.text)], context.act);
  anchor.className = look;
  if (anchor.href) {
    anchor.append(icon("link", "corner"), h("span", { class: "visually-hidden" },
      ` (${t("opensTab")})`));
  }
  return anchor;
}

function copyButton(button, look) {
  const text = button.copy_text.text ?? String(button.copy_text);
  return h("button", { type: "button", class: look, on: { click: () => copy(text) } },
    h("span", { class: "inline-label" }, button.text), icon("copy", "corner"),
    h("span", { class: "visually-hidden" }, ` (${t("copiesText")})`));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("copyFailed"), "bad");
  }
}

/** Show on the buttons on the page which taps the bot has not answered. */
export function markPressed(log, state) {
  for (const button of log.querySelectorAll(".inline-button[data-key]")) {
    const busy = state.pressed.has(button.dataset.key);
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}
