// The tools beside the chat: time, failures and calls; on small screens in a sheet.

import { h, icon, iconButton } from "../dom.js";
import { t } from "../i18n/index.js";
import { callsPanel } from "./calls.js";
import { dismissible } from "./dialog.js";
import { faultsPanel } from "./faults.js";
import { timePanel } from "./timebar.js";

const BESIDE = matchMedia("(min-width: 70rem)");
let lastTab = "failures";

/** Gives the panel's element, and what opens it where it isn't always there. */
export function tools(page) {
  const aside = h("aside", { class: "tools", "aria-label": t("tools") });
  const sheet = h("dialog", { class: "sheet", "aria-label": t("tools") });
  const content = h("div", { class: "tools-content" },
    h("div", { class: "sheet-head" }, h("span", {}, t("tools")),
      iconButton("close", t("close"), () => sheet.close())),
    timePanel(page), tabs(page));
  dismissible(sheet);
  const place = () => {
    if (BESIDE.matches && sheet.open) sheet.close();
    (BESIDE.matches ? aside : sheet).append(content);
  };
  BESIDE.addEventListener("change", place, { signal: page.signal });
  page.signal.addEventListener("abort", () => sheet.remove());
  place();
  return { nodes: [aside, sheet], open: () => sheet.open || sheet.showModal() };
}

function tabs(page) {
  const panels = { failures: faultsPanel(page), calls: callsPanel(page) };
  const names = Object.keys(panels);
  const symbols = { failures: "bolt", calls: "list" };
  const buttons = names.map((name) =>
    h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`,
      on: { click: () => choose(name) } }, icon(symbols[name]), t(name)));
  const nodes = names.map((name) =>
    h("div", { role: "tabpanel", class: "tool-panel", id: `panel-${name}`, tabindex: 0,
      "aria-labelledby": `tab-${name}` }, panels[name]));
  function choose(name) {
    lastTab = name;
    names.forEach((each, index) => {
      buttons[index].setAttribute("aria-selected", String(each === name));
      buttons[index].tabIndex = each === name ? 0 : -1;
      nodes[index].hidden = each !== name;
    });
  }
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": t("tools"),
    on: { keydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (buttons.indexOf(document.activeElement) + step + names.length) % names.length;
      choose(names[next]);
      buttons[next].focus();
    } } }, buttons);
  choose(lastTab);
  return [list, nodes];
}
