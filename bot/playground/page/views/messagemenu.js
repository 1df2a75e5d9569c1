// What one can do with a message: at its button, by right click or a long press.

import { t } from "../i18n/index.js";
import { fromBot, kindOf, textOf } from "../messages.js";
import { copy } from "./keyboard.js";
import { openMenu } from "./menu.js";

const LONG_PRESS_MS = 500;

export function messageMenu(context, message, anchor, point) {
  const items = [{ icon: "reply", label: t("reply"), act: () => context.compose.reply(message) }];
  const own = !fromBot(message) && message.user_id === context.actions.speaker(context.chat).id;
  if (own && !kindOf(message)) {
    items.push({ icon: "edit", label: t("edit"), act: () => context.compose.edit(message) });
  }
  if (textOf(message)) {
    items.push({ icon: "copy", label: t("copy"), act: () => copy(textOf(message)) });
  }
  openMenu(anchor, items, t("actionsOf", textOf(message).slice(0, 60)), point);
}

/** Open the menu by right click and long press anywhere on a bubble. */
export function listenForMenu(context, log) {
  let timer = null;
  const open = (target, point) => {
    const item = target.closest(".message[data-id]");
    const message = item && context.store.message(context.chat, Number(item.dataset.id));
    if (message) messageMenu(context, message, item.querySelector(".message-more"), point);
  };
  log.addEventListener("contextmenu", (event) => {
    if (!event.target.closest(".bubble") || event.target.closest("a, img")) return;
    event.preventDefault();
    open(event.target, { x: event.clientX, y: event.clientY });
  });
  log.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !event.target.closest(".bubble")) return;
    const { target, clientX: x, clientY: y } = event;
    timer = setTimeout(() => open(target, { x, y }), LONG_PRESS_MS);
  });
  for (const type of ["pointerup", "pointercancel", "pointermove"]) {
    log.addEventListener(type, () => clearTimeout(timer));
  }
}
