/** Who holds a device: what sign-in and invitations both ask for. */
export const IDENTITY = `
  select d.id as device, p.id, p.blog, p.name, p.role from devices d join people p on p.id = d.person`;
