// The interface's words, by language. What the bot says is not ours and is never translated.

import en from "./en.js";
import zh from "./zh.js";
import { recall, remember } from "../prefs.js";

const WORDS = { en, zh };
let current = "en";

export const lang = () => current;

/** The remembered language, or the browser's. */
export function preferred() {
  const chosen = recall("lang");
  if (chosen in WORDS) return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Speak this language from now on. */
export function speak(language) {
  current = language;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = t("title");
}

export function choose(language) {
  remember("lang", language);
  speak(language);
}

/** The words of a key; those that depend on something are functions of it. */
export function t(key, ...given) {
  const words = WORDS[current][key];
  return typeof words === "function" ? words(...given) : words;
}
