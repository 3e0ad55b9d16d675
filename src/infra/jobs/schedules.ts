import type { PgBoss } from "pg-boss";

/** Cron in Paris time. Runs missed while no worker was up happen once. */
export type Schedule = { name: string; cron: string; payload: object; key: string };

/** Stops the schedules that are no longer in the list. */
export async function keepSchedules(boss: PgBoss, wanted: readonly Schedule[]): Promise<void> {
  const isWanted = (name: string, key: string) =>
    wanted.some((schedule) => schedule.name === name && schedule.key === key);
  for (const { name, key } of await boss.getSchedules())
    if (!isWanted(name, key)) await boss.unschedule(name, key);
  for (const { name, cron, payload, key } of wanted)
    await boss.schedule(name, cron, payload, { tz: "Europe/Paris", missed: "once", key });
}
