/** The channel of a blog as its desk and the operator set it: one at a time. */
import type { ChannelMade } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import type { OutletAdmin } from '../outlets/outletAdmin.js';
import type { Outlet, Outlets } from '../storage/ports.js';
import type { BotApiParts } from './botApi.js';
import { checkedChannel, type AskedChannel } from './channelCheck.js';
import { settingsOf, type TelegramSettings } from './settings.js';

export interface ChannelSettingParts extends BotApiParts {
  outlets: Pick<Outlets, 'outlets' | 'setSettings'>;
  admin: Pick<OutletAdmin, 'add' | 'resume' | 'remove'>;
}

export class ChannelSetting {
  constructor(private readonly parts: ChannelSettingParts) {}

  /**
   * Sets the channel, or gives the one that is set another token, or its name anew, and goes on there. Throws as
   * `checkedChannel`, `conflict` where the blog has another channel, and as `OutletAdmin.add`.
   */
  async set(blog: string, asked: AskedChannel): Promise<ChannelMade> {
    const settings = await checkedChannel(asked, this.parts);
    const standing = await this.of(blog);
    if (standing !== null) return this.renew(blog, standing, settings);
    try {
      const { id } = await this.parts.admin.add(blog, 'telegram', settings);
      return { id, name: settings.name };
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.why !== 'channel-set') throw error;
      // Somebody else set one at that moment.
      return this.set(blog, asked);
    }
  }

  /** Forgets channel and token; what stands in the channel stays there. Resolves with whether there was one. */
  async off(blog: string): Promise<boolean> {
    const standing = await this.of(blog);
    if (standing !== null) await this.parts.admin.remove(blog, standing.id);
    return standing !== null;
  }

  /** Messages that stand in one channel cannot be edited or deleted through another: so it is turned off first. */
  private async renew(
    blog: string,
    { id, settings: before }: Outlet,
    settings: TelegramSettings,
  ): Promise<ChannelMade> {
    if (settingsOf(before).chat !== settings.chat)
      throw new Refused('conflict', { field: 'channel', why: 'channel-set' });
    // Left out, the language stays: another token says nothing of it.
    const next = { ...settings, lang: settings.lang ?? settingsOf(before).lang };
    if (!(await this.parts.outlets.setSettings(id, before, next))) throw new Refused('conflict');
    await this.parts.admin.resume(blog, id);
    return { id, name: settings.name };
  }

  private async of(blog: string): Promise<Outlet | null> {
    const outlets = await this.parts.outlets.outlets(blog);
    return outlets.find(({ kind }) => kind === 'telegram') ?? null;
  }
}
