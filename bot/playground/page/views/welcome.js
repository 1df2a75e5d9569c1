// Says on the first visit what this is.

import { h, icon } from "../dom.js";
import { t } from "../i18n/index.js";
import { recall, remember } from "../prefs.js";

export function welcome() {
  if (recall("welcomed")) return null;
  const card = h("section", { class: "welcome", "aria-labelledby": "welcome-title" },
    icon("shield"),
    h("h2", { id: "welcome-title" }, t("welcomeTitle")),
    h("p", {}, t("welcomeBody")),
    h("button", { type: "button", class: "button small", on: { click: () => {
      remember("welcomed", "yes");
      card.remove();
    } } }, t("welcomeDone")));
  return card;
}
