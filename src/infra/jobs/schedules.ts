import type { PgBoss } from "pg-boss";

/** A job that comes back by the clock, in Paris time; one that was missed while all slept is caught up once. */
export type Schedule = { name: string; cron: string; payload: object; key: string };

/** Makes the schedules in the database those of this list; one that left the list stops coming. */
export async function keepSchedules(boss: PgBoss, wanted: readonly Schedule[]): Promise<void> {
  const isWanted = (name: string, key: string) =>
    wanted.some((schedule) => schedule.name === name && schedule.key === key);
  for (const { name, key } of await boss.getSchedules())
    if (!isWanted(name, key)) await boss.unschedule(name, key);
  for (const { name, cron, payload, key } of wanted)
    await boss.schedule(name, cron, payload, { tz: "Europe/Paris", missed: "once", key });
}
