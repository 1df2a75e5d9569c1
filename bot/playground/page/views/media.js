// Attachments in a bubble: pictures, albums, files, places, people, and stand-ins for the rest.

import { api } from "../api.js";
import { h, icon } from "../dom.js";
import { bytes } from "../format.js";
import { t } from "../i18n/index.js";
import { kindOf, textOf } from "../messages.js";
import { lightbox } from "./dialog.js";

const LARGEST_PX = 400;

/** The attachment of a message as a node, or null. */
export function attachment(message) {
  const kind = kindOf(message);
  return kind ? MAKERS[kind](message[kind], message) : null;
}

/** Several pictures or files that were sent as one. */
export function album(messages) {
  const pictures = messages.every((message) => kindOf(message) === "photo");
  return h("div", { class: pictures ? "album" : "album-files", role: "group",
    "aria-label": t("album", messages.length), "data-count": Math.min(messages.length, 4) },
  messages.map(attachment));
}

const MAKERS = {
  photo(photo, message) {
    const address = api.fileAddress(photo.file_id);
    const alt = textOf(message).slice(0, 120) || t("photo");
    const image = h("img", { src: address, alt, ...shownSize(photo) });
    image.addEventListener("load", () => {
      const { naturalWidth: width, naturalHeight: height } = image;
      Object.assign(image, shownSize({ width, height }));
    });
    image.addEventListener("error", () => image.replaceWith(card("photo", t("photo"), "")));
    return h("button", { type: "button", class: "photo", "aria-label": `${t("openPhoto")}: ${alt}`,
      on: { click: () => lightbox(address, alt) } }, image);
  },
  document(file) {
    const name = file.file_name || t("file");
    return h("a", { class: "card", href: api.fileAddress(file.file_id), download: name,
      "aria-label": t("download", name) }, cardContent("file", name, bytes(file.size)));
  },
  video: (video) => card("play-round", video.file_name || t("video"), length(video)),
  voice: (voice) => card("voice", t("voice"), length(voice)),
  sticker(sticker) {
    return sticker.emoji
      ? h("div", { class: "sticker", role: "img", "aria-label": t("sticker") }, sticker.emoji)
      : card("sticker", t("sticker"), "");
  },
  location({ latitude, longitude }) {
    const [lat, lon] = [Number(latitude), Number(longitude)];
    const where = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
    return h("a", { class: "place", target: "_blank", rel: "noopener noreferrer",
      href: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}` },
    h("span", { class: "place-map", "aria-hidden": "true" }, icon("pin")),
    h("span", { class: "place-name" }, `${t("location")} · ${where}`),
    h("span", { class: "visually-hidden" }, ` (${t("opensTab")})`));
  },
  contact: (person) => card("person",
    [person.first_name, person.last_name].filter(Boolean).join(" ") || t("contact"),
    person.phone_number ?? ""),
};

/** The size to reserve before the picture has come, so that nothing jumps. */
function shownSize({ width, height }) {
  if (!(width > 0 && height > 0)) return {};
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

const card = (name, title, detail) => h("div", { class: "card" }, cardContent(name, title, detail));

const cardContent = (name, title, detail) => [
  h("span", { class: "card-icon" }, icon(name)),
  h("span", { class: "card-text" }, h("span", { class: "card-title" }, title),
    detail ? h("span", { class: "card-detail" }, detail) : null),
];

function length({ duration, size }) {
  if (!Number.isFinite(duration)) return bytes(size);
  return `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}`;
}
