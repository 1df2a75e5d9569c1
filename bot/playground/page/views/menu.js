// A menu that opens at a button or a point; arrow keys move, Escape closes.

import { h, icon } from "../dom.js";

/** Open a menu of `[{icon, label, act, danger}]` at an element, or at `{x, y}` beside it. */
export function openMenu(anchor, items, label, point = null) {
  const entries = items.map((item) =>
    h("button", { type: "button", role: "menuitem", class: item.danger ? "danger" : null,
      tabindex: -1, on: { click: () => {
        menu.hidePopover();
        item.act();
      } } }, icon(item.icon), item.label));
  const menu = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label,
    on: { keydown: (event) => move(event, entries) } }, entries);
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    anchor.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement) || document.activeElement === document.body) {
      anchor.focus({ preventScroll: true });
    }
    menu.remove();
  });
  (anchor.closest("dialog") ?? document.body).append(menu);
  anchor.setAttribute("aria-expanded", "true");
  menu.showPopover();
  put(menu, point ?? below(anchor));
  entries[0]?.focus();
}

function move(event, entries) {
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Tab") event.currentTarget.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length).focus();
}

function below(anchor) {
  const box = anchor.getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4, above: box.top - 4 };
}

/** Keep it inside the window: above the anchor when there is no room below. */
function put(menu, { x, y, above = y }) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(x, innerWidth - width - 8));
  const top = y + height > innerHeight - 8 ? Math.max(8, above - height) : y;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
