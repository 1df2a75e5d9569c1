// The open chat: its head, topics, pinned message, conversation and composer.

import { h, icon, iconButton, reconcile } from "../dom.js";
import { deepLink } from "../entities.js";
import { hour, shortDay } from "../format.js";
import { lang, t } from "../i18n/index.js";
import { summary } from "../messages.js";
import { api } from "../api.js";
import { attempt } from "../actions.js";
import { go, leave } from "../router.js";
import { botAvatar, groupAvatar } from "./avatar.js";
import { chatName } from "./chatlist.js";
import { Composer } from "./composer.js";
import { ask } from "./dialog.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";

/** The chat's parts, to be put into <main>; `page` has store, actions, tools and signal. */
export function chatView(page, chat) {
  const { store, signal } = page;
  const context = { ...page, chat, act: linksOf(page, chat) };
  const log = new Log(context);
  context.reveal = (id) => log.reveal(id);
  context.compose = new Composer(context);
  const parts = [head(context), topicBar(context), pinnedBar(context)];
  const empty = emptyState(context);
  const middle = h("div", { class: "log-frame" }, empty, log.node, log.pill);
  const show = () => {
    const none = !store.messages(chat).length && !store.state.outgoing.get(chat)?.length;
    empty.hidden = !none;
    log.node.hidden = none;
  };
  store.on(["hello", "message", "delete", "transcript", "outgoing", "reset"], show, signal);
  show();
  return { nodes: [...parts, middle, context.compose.node], start: () => log.start(),
    focus: () => context.compose.focus() };
}

/** What links and commands in texts do. */
function linksOf({ store, actions }, chat) {
  return {
    now: () => store.now(),
    command: (text) => actions.send(chat, { text }),
    link(address) {
      const start = deepLink(address, store.state.bot.username);
      if (start === null) return false;
      const person = actions.speaker(chat);
      go(person.id);
      actions.send(person.id, { text: start ? `/start ${start}` : "/start" });
      return true;
    },
  };
}

function head(context) {
  const { store, actions, chat, signal, openTools } = context;
  const title = h("h2", { class: "chat-title" });
  const sub = h("p", { class: "chat-sub" });
  const time = h("button", { type: "button", class: "time-pill", on: { click: openTools } });
  const show = () => {
    const { bot, chats } = store.state;
    const known = chats.get(chat) ?? { id: chat, title: "" };
    const person = actions.speaker(chat);
    title.textContent = chat > 0 ? bot.first_name || t("bot") : chatName(known);
    sub.textContent = chat > 0
      ? t("as", person.name[lang()], t("role")[person.role])
      : t(known.is_forum || known.topics?.length ? "forum" : "group");
  };
  const tick = () => {
    const now = store.now();
    const words = `${shortDay(now)} ${hour(now)}`;
    if (time.dataset.shown === words) return;
    time.dataset.shown = words;
    time.setAttribute("aria-label", `${t("timeNow")}: ${words}. ${t("tools")}`);
    time.replaceChildren(icon("clock"), h("span", { class: "time-day" }, shortDay(now)), hour(now));
  };
  store.on(["hello", "state", "chat", "speaker", "transcript"], show, signal);
  store.on(["hello", "state", "clock", "tick"], tick, signal);
  show();
  tick();
  return h("header", { class: "chat-head" },
    iconButton("back", t("back"), leave, { class: "narrow-only" }),
    chat > 0 ? botAvatar() : groupAvatar(),
    h("div", { class: "chat-names" }, title, sub),
    time,
    iconButton("tools", t("tools"), openTools, { class: "tools-button" }),
    iconButton("more", t("chatMenu"), (event) => chatMenu(context, event.currentTarget),
      { "aria-haspopup": "menu", "aria-expanded": "false" }));
}

function chatMenu({ store, actions, chat }, anchor) {
  const person = actions.speaker(chat);
  const { blocked } = store.state.presence.get(person.id) ?? {};
  const block = { icon: blocked ? "check" : "block", danger: !blocked,
    label: t(blocked ? "unblockBot" : "blockBot"),
    act: () => actions.setBlocked(person.id, !blocked) };
  const remove = { icon: "person", danger: true, label: t("deactivateAccount"), act: async () => {
    const sure = await ask({ title: t("deactivateAccount"), body: [t("deactivateAsk")],
      actions: [{ label: t("cancel"), value: null },
        { label: t("deactivateAccount"), value: "yes", kind: "danger" }] });
    if (sure) actions.deactivate(person.id);
  } };
  const afresh = { icon: "trash", danger: true, label: t("reset"), act: async () => {
    const sure = await ask({ title: t("reset"), body: [t("resetAsk")],
      actions: [{ label: t("cancel"), value: null },
        { label: t("resetDo"), value: "yes", kind: "danger" }] });
    if (sure) attempt(() => api.reset());
  } };
  openMenu(anchor, chat > 0 ? [block, remove, afresh] : [afresh], t("chatMenu"));
}

function topicBar({ store, chat, signal }) {
  const bar = h("nav", { class: "topics", "aria-label": t("topics"), hidden: true });
  const show = () => {
    const topics = store.state.chats.get(chat)?.topics ?? [];
    const { thread } = store.state.active;
    const tab = (id, name, closed) => h("button", { type: "button", class: "topic",
      "aria-current": thread === id ? "true" : null, on: { click: () => go(chat, id) } },
    name, closed ? h("span", { class: "topic-closed" }, ` · ${t("closedTopic")}`) : null);
    bar.hidden = !topics.length;
    reconcile(bar, [tab(null, t("allTopics")),
      ...topics.map((topic) => tab(topic.message_thread_id, topic.name, topic.closed))]);
  };
  store.on(["hello", "chat", "open", "transcript", "reset"], show, signal);
  show();
  return bar;
}

function pinnedBar({ store, chat, signal, ...context }) {
  const words = h("span", { class: "pinned-words" });
  const bar = h("button", { type: "button", class: "pinned-bar", hidden: true },
    icon("pinned"), h("span", { class: "pinned-title" }, t("pinned")), words);
  let pinned = null;
  bar.addEventListener("click", () => reveal(pinned.message_id));
  const reveal = (id) => bar.parentElement.querySelector(`[data-id="${id}"]`)
    ?.scrollIntoView({ block: "center" });
  const show = () => {
    pinned = store.messages(chat).findLast((message) => message.pinned) ?? null;
    bar.hidden = !pinned;
    if (pinned) words.textContent = summary(pinned);
  };
  store.on(["message", "edit", "delete", "transcript", "reset"], show, signal);
  show();
  return bar;
}

function emptyState(context) {
  const { store, actions, chat, signal } = context;
  const box = h("section", { class: "empty", "aria-label": t("messages") });
  const show = () => {
    const { bot } = store.state;
    if (chat < 0) {
      // The group comes to be when somebody first looks for it: until then nobody is a member.
      const there = store.state.chats.has(chat);
      box.replaceChildren(groupAvatar(), h("p", {}, there ? t("groupHint") : ""));
      return;
    }
    const start = h("button", { type: "button", class: "button primary start",
      on: { click: () => actions.send(chat, { text: "/start" }) } }, t("start"));
    box.replaceChildren(botAvatar(), h("h3", {}, bot.first_name || t("bot")),
      bot.description
        ? h("div", { class: "about" }, h("strong", {}, t("whatCan")), h("p", {}, bot.description))
        : h("p", {}, t("startHint")), start);
  };
  store.on(["hello", "state", "chat", "reset"], show, signal);
  show();
  return box;
}
