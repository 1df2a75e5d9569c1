/** The Bot API methods that the playground answers, those that send first. */
export const METHODS = [
  "sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates", "sendPhoto",
  "sendDocument", "sendMediaGroup", "sendVideo", "sendVoice", "sendLocation", "sendContact",
  "sendSticker", "sendChatAction", "copyMessage", "copyMessages", "forwardMessage",
  "forwardMessages", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup",
  "deleteMessage", "deleteMessages", "pinChatMessage", "setMessageReaction", "setMyCommands",
  "getMyCommands", "deleteMyCommands", "setMyName", "setMyDescription", "setMyShortDescription",
  "setChatMenuButton", "getMe", "getChat", "getChatMember", "getChatAdministrators", "getFile",
  "createForumTopic", "editForumTopic", "closeForumTopic", "reopenForumTopic",
  "deleteForumTopic", "setWebhook", "deleteWebhook", "getWebhookInfo", "logOut", "close",
];
