/** Opens the reporter's page without its looks: outbox, wishes and account, each of which needs the others. */
import { Later } from '../account/later.js';
import { laterUpload } from '../photos/upload/laterUpload.js';
import { askWhileRefused, holdPhotosAgain } from './following.js';
import { letGoOfFormerLists } from './mine/formerLists.js';
import { isKeptOwn } from './mine/keptOwn.js';
import { openOutbox } from './outbox.js';
import { FRESH_MS } from './photos/photoShelf.js';
import { PhotoWishes } from './photos/photoWishes.js';
import { Reporting } from './reporting.js';
import type { ReportingParts } from './reportingParts.js';

export async function openReporting(parts: ReportingParts): Promise<Reporting> {
  const uploads = new Later(async () => (await parts.uploads())(parts, () => reporting.account.asDevice()));
  const speed = () => uploads.part.peek()?.speed() ?? null;
  const wishes = new PhotoWishes({ ...parts, speed, onMoved: () => outbox.wake() });
  const outbox = await openOutbox({
    ...parts,
    mayPhotosGo: wishes.mayGo,
    send: ({ verb }, payload) => reporting.account.carry(verb, payload),
    serverNow: () => reporting.account.serverNow(),
    timing: { known: () => reporting.account.knowsTime(), reading: () => reporting.account.clock.reading() },
    upload: laterUpload(async () => (await uploads.get()).upload),
    onUploaded: (photo) => reporting.posted.photoUploaded(photo),
    onAccepted(item, receipt) {
      reporting.posted.commandAccepted(item, receipt);
      const isIt = (id: string) => id === item.entry;
      reporting.drafts.forgetSent(isIt);
      if (item.verb === 'retract') reporting.drafts.forgetChangesOf(isIt);
      // The page's list is asked for when it is opened again.
      if (reporting.lock.forgetsOwn()) return;
      // With the socket up the server tells of the entry by itself.
      if (!reporting.account.isUp.value) void reporting.posted.load();
    },
  });
  const reporting = new Reporting(parts, outbox, wishes);
  const formerlySent = letGoOfFormerLists(parts.shelf);
  reporting.drafts.forgetSent((id) => formerlySent?.has(id) === true || isKeptOwn(parts.shelf, id) || outbox.has(id));
  reporting.account.start();
  wishes.start();
  holdPhotosAgain(reporting);
  askWhileRefused(reporting, parts);
  // Former builds kept photos that had been sent for another hour.
  void reporting.photos.sweep(formerlySent === null ? undefined : FRESH_MS);
  return reporting;
}
