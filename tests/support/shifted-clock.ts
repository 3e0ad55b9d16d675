// Loaded before Parvis in a process of its own (`node --import`): its clock is wrong by the seconds in CLOCK_SHIFTS,
// the next of them at each SIGUSR2.
const shifts = (process.env.CLOCK_SHIFTS ?? "0").split(",").map((seconds) => Number(seconds) * 1000);
const now = Date.now.bind(Date);

globalThis.Date = class extends Date {
  // biome-ignore lint/suspicious/noExplicitAny: the arguments of a Date are its own
  constructor(...given: any[]) {
    if (given.length === 0) super(now() + (shifts[0] ?? 0));
    else super(...(given as [number]));
  }
  static override now = () => now() + (shifts[0] ?? 0);
} as DateConstructor;

process.on("SIGUSR2", () => {
  shifts.shift();
  console.log(`clock shifted by ${shifts[0]}`);
});
