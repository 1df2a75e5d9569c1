// What a message is, told from the fields of /sim/chat.

import { instant } from "./format.js";
import { lang, t } from "./i18n/index.js";
import { personOf } from "./personas.js";

export const fromBot = (message) => message.from === "bot";

export const sameMessage = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export const when = (message) => instant(message.date) ?? 0;

const KINDS = ["photo", "document", "video", "voice", "sticker", "location", "contact"];

/** The kind of attachment, or null for plain text. */
export const kindOf = (message) => KINDS.find((kind) => message[kind]) ?? null;

export const textOf = (message) => message.text ?? message.caption ?? "";

/** One line that stands for the message in lists, quotes and names of controls. */
export function summary(message) {
  const kind = kindOf(message);
  const words = textOf(message).replace(/\s+/g, " ").trim();
  if (!kind) return words;
  const name = kind === "document" ? message.document.file_name || t("file") : t(kind);
  return words ? `${name}: ${words}` : name;
}

/** The shown name of who wrote it. */
export function authorOf(message, bot) {
  if (fromBot(message)) return bot.first_name || t("bot");
  return personOf(message.user_id, message.first_name).name[lang()];
}

/** Messages as they are shown: albums as one unit; `[{key, messages}]`. */
export function units(messages) {
  const shown = [];
  for (const message of messages) {
    const group = message.media_group_id;
    const last = shown.at(-1);
    if (group && last?.group === group) last.messages.push(message);
    else shown.push({ key: message.message_id, group, messages: [message] });
  }
  return shown;
}
