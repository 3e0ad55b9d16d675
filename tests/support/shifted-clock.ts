// Loaded before Parvis in a separate process (`node --import`): its clock is wrong by the seconds in
// CLOCK_SHIFTS, and moves to the next entry at each SIGUSR2.
const shifts = (process.env.CLOCK_SHIFTS ?? "0").split(",").map((seconds) => Number(seconds) * 1000);
const trueNow = Date.now.bind(Date);
const now = () => trueNow() + (shifts[0] ?? 0);

globalThis.Date = class extends Date {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }
  static override now = now;
} as DateConstructor;

process.on("SIGUSR2", () => {
  shifts.shift();
  console.log(`clock shifted by ${shifts[0]}`);
});
