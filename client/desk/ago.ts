/** How long ago, in one short phrase: "just now", "5 minutes ago", "2 days ago". */
const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

export function ago(iso: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(iso);
  const step = STEPS.find(([, ms]) => passed >= ms);
  if (step === undefined) return 'just now';
  const [unit, ms] = step;
  return new Intl.RelativeTimeFormat('en').format(-Math.floor(passed / ms), unit);
}
