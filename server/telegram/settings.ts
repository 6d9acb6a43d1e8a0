/** The settings of a channel as the store keeps them. The token is for the server alone. */
export interface TelegramSettings {
  token: string;
  /** The bot's own user. */
  bot: number;
  /** The channel's number: a name may go to somebody else's channel later. */
  chat: number;
  /** "@name", or the title of a channel without a name, as it was when it was set. */
  name: string;
  /** A language of the blog; null: its first one. */
  lang: string | null;
}

export function settingsOf(settings: unknown): TelegramSettings {
  return settings as TelegramSettings;
}
