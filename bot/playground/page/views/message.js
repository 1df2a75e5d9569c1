// One bubble, or one album.

import { h, icon, iconButton } from "../dom.js";
import { formatted } from "../entities.js";
import { hour } from "../format.js";
import { lang, t } from "../i18n/index.js";
import { authorOf, fromBot, summary, textOf, when } from "../messages.js";
import { personOf } from "../personas.js";
import { keyboard } from "./keyboard.js";
import { album, attachment } from "./media.js";
import { messageMenu } from "./messagemenu.js";

/** A unit of `units()` as a list item. */
export function messageView(context, unit) {
  const [first] = unit.messages;
  const worded = unit.messages.find((message) => textOf(message)) ?? first;
  const mine = isMine(context, first);
  const media = unit.group ? album(unit.messages) : attachment(first);
  const text = textOf(worded);
  const menu = iconButton("more", t("actionsOf", summary(worded).slice(0, 60)),
    (event) => messageMenu(context, worded, event.currentTarget),
    { class: "message-more", "aria-haspopup": "menu", "aria-expanded": "false" });
  const bubble = h("div", { class: `bubble${text ? "" : " bare"}` },
    author(context, first),
    topicMark(context, first),
    quote(context, first),
    media,
    text
      ? h("div", { class: "text", dir: "auto" },
        formatted(text, worded.entities ?? worded.caption_entities, context.act))
      : null,
    footer(unit.messages));
  return h("li", { class: `message ${mine ? "mine" : "theirs"}`, "data-id": first.message_id },
    h("div", { class: "bubble-line" }, bubble, menu),
    reactions(unit.messages), keyboard(context, unit.messages.at(-1)));
}

/** In a group, what others of the team wrote stands on the left, as it does for one of them. */
const isMine = ({ chat, actions }, message) =>
  !fromBot(message) && (chat > 0 || message.user_id === actions.speaker(chat).id);

function author(context, message) {
  const name = authorOf(message, context.store.state.bot);
  if (context.chat > 0) return h("span", { class: "visually-hidden" }, `${name}: `);
  const tone = fromBot(message) ? "bot" : `tone-${personOf(message.user_id).tone}`;
  return h("span", { class: `author ${tone}` }, name);
}

function topicMark(context, message) {
  const { active, chats } = context.store.state;
  if (active.thread || !message.message_thread_id) return null;
  const topics = chats.get(context.chat)?.topics ?? [];
  const topic = topics.find((each) => each.message_thread_id === message.message_thread_id);
  if (!topic) return null;
  return h("span", { class: "topic-mark" }, icon("topic"), topic.name);
}

function quote(context, message) {
  const id = message.reply_to_message_id;
  if (!id || id === message.message_thread_id) return null;
  const original = context.store.message(context.chat, id);
  return h("button", { type: "button", class: "quote", on: { click: () => context.reveal(id) } },
    h("span", { class: "quote-name" },
      original ? authorOf(original, context.store.state.bot) : t("reply")),
    h("span", { class: "quote-words" }, original ? summary(original) : t("gone")));
}

function footer(messages) {
  const [message] = messages;
  const ms = when(message);
  return h("span", { class: "meta" },
    messages.some((each) => each.pinned) ? icon("pinned", "small") : null,
    messages.some((each) => each.edited) ? h("span", {}, t("edited")) : null,
    h("time", { datetime: new Date(ms).toISOString() }, hour(ms)),
    fromBot(message) ? null : [icon("check", "small"),
      h("span", { class: "visually-hidden" }, t("sent"))]);
}

function reactions(messages) {
  const given = messages.flatMap((message) => message.reactions ?? message.reaction ?? []);
  const shown = given.map((each) => each.emoji ?? each).filter((each) => typeof each === "string");
  if (!shown.length) return null;
  return h("div", { class: "reactions" }, shown.map((each) => h("span", {}, each)));
}

/** A message that is on its way, or didn't get there. */
export function outgoingView(context, message) {
  const failed = message.state === "failed";
  const retry = () => context.actions.resend(context.chat, message);
  const discard = () => context.actions.discard(context.chat, message);
  return h("li", { class: `message mine outgoing${failed ? " failed" : ""}` },
    h("div", { class: "bubble-line" },
      h("div", { class: "bubble" },
        h("div", { class: "text", dir: "auto" }, message.text || t("file")),
        h("span", { class: "meta" }, icon(failed ? "warn" : "clock", "small"),
          h("span", {}, t(failed ? "notSent" : "sending"))))),
    failed
      ? h("div", { class: "retry" },
        h("button", { type: "button", class: "button small", on: { click: retry } }, t("again")),
        h("button", { type: "button", class: "button small quiet", on: { click: discard } },
          t("discard")))
      : null);
}

/** Who is meant when somebody answers this message. */
export const nameFor = (context, message) =>
  fromBot(message)
    ? authorOf(message, context.store.state.bot)
    : personOf(message.user_id).name[lang()];
