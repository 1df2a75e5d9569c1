// The round picture of a person, the bot or the group.

import { h, icon } from "../dom.js";
import { lang } from "../i18n/index.js";
import { initials } from "../personas.js";

export const avatarOf = (person) =>
  h("span", { class: `avatar tone-${person.tone}`, "aria-hidden": "true" },
    initials(person.name[lang()]));

export const botAvatar = () =>
  h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("logo"));

export const groupAvatar = () =>
  h("span", { class: "avatar tone-5", "aria-hidden": "true" }, icon("group"));
