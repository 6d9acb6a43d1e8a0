import type { Role } from '../../../../shared/entry.js';
import type { Identity } from '../../ports.js';

export interface IdentityRow {
  device: string;
  id: string;
  blog: string | null;
  name: string;
  role: Role;
}

export const IDENTITY = `
  select d.id as device, p.id, p.blog, p.name, p.role from devices d join people p on p.id = d.person`;

export function identityOf({ device, id, blog, name, role }: IdentityRow): Identity {
  return { device, person: { id, blog, name, role } };
}
