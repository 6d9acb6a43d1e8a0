import type { Identity } from '../../ports.js';
import { IDENTITY, identityOf, type IdentityRow } from '../../records.js';
import type { Connection, Statement } from '../database.js';

interface NewSecrets {
  id: string;
  secretHash: string;
  halfHash: string;
}

const ADD = `
  insert into devices (id, person, kind, secret, half, device_name, created_at, last_seen_at, moved_from)
  values (@id, @person, 'session', @secretHash, @halfHash, @name, @at, @at, @movedFrom)`;
const RENEW = 'update devices set secret = @secretHash, half = @halfHash where id = @id and revoked_at is null';

/** Sessions that begin, by an invitation or by a move. Methods are called within a transaction. */
export class NewSessions {
  private readonly adding: Statement<unknown>;
  private readonly renewing: Statement<unknown>;
  private readonly byDevice: Statement<IdentityRow>;

  constructor(writing: Connection) {
    this.adding = writing.prepare(ADD);
    this.renewing = writing.prepare(RENEW);
    this.byDevice = writing.prepare<IdentityRow>(`${IDENTITY} where d.id = @device`);
  }

  /** Adds the session's device, and finds its person. `movedFrom`: the device that gave it; null by an invitation. */
  add(device: NewSecrets & Record<'person' | 'name' | 'movedFrom', string | null> & { at: string }): Identity {
    this.adding.run({ ...device });
    return this.holderOf(device.id);
  }

  /** Replaces the secrets of an answer that was lost by those that are answered now; null where the device was ended. */
  renew({ id, secretHash, halfHash }: NewSecrets): Identity | null {
    const { changes } = this.renewing.run({ id, secretHash, halfHash });
    return changes === 0 ? null : this.holderOf(id);
  }

  private holderOf(device: string): Identity {
    const row = this.byDevice.get({ device });
    if (row === undefined) throw new Error(`device ${device} is not there right after it was made`);
    return identityOf(row);
  }
}
