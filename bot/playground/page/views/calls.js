// The Bot API calls as the bot makes them, newest first.

import { h, icon, iconButton, reconcile } from "../dom.js";
import { instant } from "../format.js";
import { lang, t } from "../i18n/index.js";
import { soon } from "./chatlist.js";
import { copy } from "./keyboard.js";

const POLLING = "getUpdates";

export function callsPanel({ store, signal }) {
  const rows = new Map(); // seq → node
  let until = null; // while paused: the newest call that is shown
  let cleared = 0; // the newest call that was cleared away
  const newest = () => store.state.calls[0]?.seq ?? 0;
  const filter = h("input", { type: "search", class: "call-filter", "aria-label": t("filter"),
    placeholder: t("filter"), on: { input: () => show() } });
  const polling = h("input", { type: "checkbox", on: { change: () => show() } });
  const pause = iconButton("pause", t("pause"), () => {
    until = until === null ? newest() : null;
    show();
  });
  const clear = iconButton("trash", t("clearView"), () => {
    cleared = newest();
    show();
  });
  const list = h("ol", { class: "calls", "aria-label": t("calls") });
  const note = h("p", { class: "hint" });

  function wanted(call) {
    const text = filter.value.trim().toLowerCase();
    return call.seq > cleared && (polling.checked || call.method !== POLLING)
      && call.method.toLowerCase().includes(text);
  }

  function show() {
    const fitting = store.state.calls.filter(wanted);
    const shown = until === null ? fitting : fitting.filter((call) => call.seq <= until);
    const present = new Set(shown.map((call) => call.seq));
    for (const seq of rows.keys()) if (!present.has(seq)) rows.delete(seq);
    reconcile(list, shown.map((call) => {
      if (!rows.has(call.seq)) rows.set(call.seq, callRow(call));
      return rows.get(call.seq);
    }));
    const paused = until !== null;
    pause.replaceChildren(icon(paused ? "play" : "pause"));
    pause.setAttribute("aria-label", t(paused ? "resume" : "pause"));
    pause.title = t(paused ? "resume" : "pause");
    const text = paused ? t("paused", fitting.length - shown.length) : t("callsNone");
    note.textContent = text;
    note.hidden = !paused && shown.length > 0;
  }

  store.on(["call", "calls"], soon(show, signal), signal);
  store.on(["reset"], () => {
    cleared = 0;
    until = null;
    show();
  }, signal);
  show();
  return [
    h("div", { class: "call-tools" }, filter, pause, clear),
    h("label", { class: "check" }, polling, t("polling")),
    note, list,
  ];
}

function callRow(call) {
  const chat = call.params?.chat_id;
  const body = h("div", { class: "call-body" });
  const details = h("details", { class: "call" },
    h("summary", {},
      h("span", { class: `status ${tone(call.status)}` }, call.status ? String(call.status) : "–"),
      h("span", { class: "call-method" }, call.method),
      h("span", { class: "call-chat" }, chat === undefined ? "" : String(chat)),
      h("time", { class: "call-time" }, seconds(call))),
    body);
  // Thousands of calls pass by; their JSON is only written out for those looked into.
  details.addEventListener("toggle", () => {
    if (details.open && !body.firstChild) body.append(...looked(call));
  });
  return h("li", {}, details);
}

const looked = (call) => [json(t("params"), call.params), json(t("response"), call.response)];

function json(title, value) {
  const text = value === null || value === undefined ? t("noAnswer") : JSON.stringify(value, null, 2);
  return h("div", { class: "json" },
    h("div", { class: "json-head" }, h("span", {}, title),
      iconButton("copy", `${t("copyJson")}: ${title}`, () => copy(text))),
    h("pre", { tabindex: 0, "aria-label": title }, text));
}

function tone(status) {
  if (status >= 200 && status < 300) return "good";
  return status === 429 ? "slow" : "bad";
}

function seconds(call) {
  const ms = instant(call.at) ?? 0;
  return new Date(ms).toLocaleTimeString(lang() === "zh" ? "zh-CN" : "en-GB", { hour12: false });
}
