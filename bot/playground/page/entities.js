// Text with Telegram's entities as DOM. Offsets count UTF-16 units, which are string indices here.

import { h } from "./dom.js";
import { entityTime } from "./format.js";
import { t } from "./i18n/index.js";

const SIMPLE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/**
 * Make text nodes and elements. `act` has `link(address)`, `command(text)` and `now()`.
 */
export function formatted(text, entities, act) {
  const valid = (entities ?? [])
    .filter((each) => each.offset >= 0 && each.length > 0 && each.offset < text.length)
    .map((each) => ({ ...each, end: Math.min(each.offset + each.length, text.length) }))
    .sort((one, other) => one.offset - other.offset || other.end - one.end);
  return part(text, 0, text.length, valid, act);
}

/** The nodes of text[start:end]; entities that cross another's end are cut there. */
function part(text, start, end, entities, act) {
  const nodes = [];
  let at = start;
  const queue = [...entities];
  while (queue.length) {
    const outer = queue.shift();
    if (outer.offset > at) nodes.push(text.slice(at, outer.offset));
    const inner = [];
    const beyond = [];
    while (queue.length && queue[0].offset < outer.end) {
      const next = queue.shift();
      inner.push({ ...next, end: Math.min(next.end, outer.end) });
      if (next.end > outer.end) beyond.push({ ...next, offset: outer.end });
    }
    queue.unshift(...beyond);
    const content = part(text, outer.offset, outer.end, inner, act);
    nodes.push(element(outer, text.slice(outer.offset, outer.end), content, act));
    at = outer.end;
    // A block ends its line itself.
    if (BLOCKS.has(outer.type) && at < end && text[at] === "\n") at += 1;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function element(entity, words, content, act) {
  if (SIMPLE[entity.type]) return h(SIMPLE[entity.type], {}, content);
  return (MAKERS[entity.type] ?? (() => h("span", {}, content)))(entity, words, content, act);
}

const MAKERS = {
  pre: (entity, words, content) =>
    h("pre", { tabindex: 0, "data-language": entity.language }, h("code", {}, content)),
  spoiler: (entity, words, content) => spoiler(content),
  blockquote: (entity, words, content) => h("blockquote", {}, content),
  expandable_blockquote: (entity, words, content) => expandable(content),
  text_link: (entity, words, content, act) => link(entity.url, content, act),
  url: (entity, words, content, act) =>
    link(/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`, content, act),
  email: (entity, words, content, act) => link(`mailto:${words}`, content, act),
  phone_number: (entity, words, content, act) =>
    link(`tel:${words.replace(/[^+\d]/g, "")}`, content, act),
  mention: (entity, words, content, act) => link(`https://t.me/${words.slice(1)}`, content, act),
  text_mention: (entity, words, content) => h("span", { class: "mention" }, content),
  hashtag: (entity, words, content) => h("span", { class: "mention" }, content),
  cashtag: (entity, words, content) => h("span", { class: "mention" }, content),
  bot_command: (entity, words, content, act) =>
    h("button", { type: "button", class: "text-link", on: { click: () => act.command(words) } },
      content),
  date_time: (entity, words, content, act) => dateTime(entity, words, content, act),
};

function dateTime(entity, words, content, act) {
  const ms = Number(entity.unix_time) * 1000;
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return h("span", {}, content);
  const shown = entityTime(ms, entity.date_time_format, act.now());
  return h("time", { datetime: new Date(ms).toISOString(), title: words }, shown ?? content);
}

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** A link, unless its scheme could run something; then only its words. */
export function link(address, content, act) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return h("span", {}, content);
  }
  if (!SAFE.has(url.protocol)) return h("span", {}, content);
  const click = (event) => {
    if (act.link(url.href)) event.preventDefault();
  };
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", on: { click } },
    content);
}

function spoiler(content) {
  const hidden = h("span", { class: "spoiler-text", inert: true }, content);
  const show = () => {
    button.replaceWith(h("span", { class: "spoiler-shown" }, ...hidden.childNodes));
  };
  const button = h("span", { class: "spoiler", role: "button", tabindex: 0,
    "aria-label": t("spoiler"),
    on: { click: show, keydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show();
    } } }, hidden);
  return button;
}

function expandable(content) {
  const toggle = h("button", { type: "button", class: "quote-toggle", "aria-expanded": "false" },
    t("showMore"));
  const quote = h("blockquote", { class: "expandable" }, h("span", { class: "quote-text" }, content),
    toggle);
  toggle.addEventListener("click", () => {
    const shown = quote.classList.toggle("expanded");
    toggle.setAttribute("aria-expanded", String(shown));
    toggle.textContent = t(shown ? "showLess" : "showMore");
  });
  return quote;
}

/** The `start` parameter if the address opens this bot by a deep link, "" if without one. */
export function deepLink(address, username) {
  if (!username) return null;
  const url = new URL(address);
  const hosts = ["t.me", "telegram.me", "telegram.dog"];
  const name = url.protocol === "tg:"
    ? url.searchParams.get("domain")
    : hosts.includes(url.hostname) && url.pathname.slice(1).replace(/\/$/, "");
  if (!name || name.toLowerCase() !== username.toLowerCase()) return null;
  return url.searchParams.get("start") ?? "";
}
