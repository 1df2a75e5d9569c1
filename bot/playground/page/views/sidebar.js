// The left pane: what this is, language and colours, the chats.

import { h, icon, iconButton } from "../dom.js";
import { choose, lang, t } from "../i18n/index.js";
import { nextTheme } from "../prefs.js";
import { chatList } from "./chatlist.js";
import { welcome } from "./welcome.js";

const THEME_ICONS = { auto: "auto", light: "sun", dark: "moon" };

/** `page.redraw(id)` builds the page anew and puts the focus on the element with that id. */
export function sidebar(page) {
  const { theme: current } = document.documentElement.dataset;
  const theme = iconButton(THEME_ICONS[current], t("theme", current), () => {
    const next = nextTheme();
    theme.replaceChildren(icon(THEME_ICONS[next]));
    theme.title = t("theme", next);
    theme.setAttribute("aria-label", t("theme", next));
  });
  const language = h("button", { type: "button", id: "language", class: "language",
    lang: lang() === "zh" ? "en" : "zh-CN", title: t("switchLanguageHint"),
    on: { click: () => {
      choose(lang() === "zh" ? "en" : "zh");
      page.redraw("language");
    } } }, t("switchLanguage"));
  return h("nav", { class: "sidebar", "aria-label": t("chats") },
    h("div", { class: "brand" }, h("span", { class: "brand-mark" }, icon("logo")),
      h("div", { class: "brand-words" }, h("h1", {}, t("title")), h("p", {}, t("tagline"))),
      language, theme),
    welcome(),
    chatList(page));
}
