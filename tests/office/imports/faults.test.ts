import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { days, hours } from "#kernel/duration.ts";
import { newId, type UploadId } from "#kernel/ids.ts";
import { registryKind } from "#office/imports/kinds/registry-kind.ts";
import { interruptSilent } from "#office/imports/uploads/old-uploads.queries.ts";
import { oldUploads } from "#office/imports/work/old-uploads.job.ts";
import type { UploadTask } from "#office/imports/work/upload-queue.ts";
import { workOnUpload } from "#office/imports/work/work-on-upload.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import { atDesk, staffPassword } from "../staff-desk.ts";
import { deposit, look, numbers, person, press, registryText, rowOf } from "./import-desk.ts";

// Without a worker: the tests do its work, and stop it where they want.
const house = await runHouse({ worker: false });
const agent = await atDesk(house, "agent");
const boss = await atDesk(house, "superviseur");
afterAll(() => house.close());
const folder = join(house.config.store.folder, "imports", "npfr");
afterEach(async () => {
  await house.ctx.db.inTransaction(async (trx) => {
    await trx.deleteFrom("upload").execute();
    await trx.deleteFrom("holder").where("number", "like", "N90%").execute();
  });
  await rm(folder, { recursive: true, force: true });
});

const work = (id: UploadId, task: UploadTask["task"]) =>
  workOnUpload([registryKind], async () => undefined, house.ctx, { space: npfr.id, id, task });

async function approved(text: string) {
  const id = await deposit(agent.browser, text);
  await work(id, "check");
  await press(agent.browser, id, "demande");
  await press(boss.browser, id, "accord", { current_password: staffPassword });
  expect((await rowOf(house, id)).state).toBe("approved");
  return id;
}

describe("a worker that dies", () => {
  it("leaves nothing half applied, and another one applies the whole", async () => {
    const id = await approved(registryText(person("N9000001"), person("N9000002")));
    // As the first worker left it: begun, and its transaction rolled back.
    await house.ctx.db.inTransaction((trx) =>
      trx.updateTable("upload").set({ state: "applying" }).where("id", "=", id).execute(),
    );
    expect(await numbers(house)).toEqual([]);
    await work(id, "apply");
    expect((await rowOf(house, id)).state).toBe("applied");
    expect(await numbers(house)).toEqual(["N9000001 -", "N9000002 -"]);
    await work(id, "apply");
    expect((await rowOf(house, id)).state).toBe("applied");
  });

  it("is told as an interruption when no other takes over, and the file is checked anew", async () => {
    const id = await approved(registryText(person("N9000001")));
    await house.ctx.db.inTransaction((trx) =>
      trx.updateTable("upload").set({ state: "applying" }).where("id", "=", id).execute(),
    );
    await travel(house.database, hours(1));
    await house.ctx.db.inTransaction((trx) => interruptSilent(trx, hours(1)));
    const again = await atDesk(house, "agent");
    expect(await look(again.browser, id)).toContain("Le travail a été interrompu");
    await press(again.browser, id, "verification");
    await work(id, "check");
    expect(await rowOf(house, id)).toMatchObject({ state: "ready", asked_by: null });
  });
});

describe("a file that the worker does not find", () => {
  it("is interrupted, and its job given up", async () => {
    const { browser } = await atDesk(house, "agent");
    const id = await deposit(browser, registryText(person("N9000001")));
    await rm(join(folder, `${id}.file`));
    await expect(work(id, "check")).rejects.toThrow(/ENOENT/);
    expect((await rowOf(house, id)).state).toBe("interrupted");
  });
});

describe("a file that nobody applies", () => {
  it("is destroyed after the days of the policy, with what its report says of people", async () => {
    const { browser } = await atDesk(house, "agent");
    const id = await deposit(browser, registryText(person("N9000001", "no-address")));
    await work(id, "check");
    expect(JSON.stringify((await rowOf(house, id)).report)).toContain("no-address");
    await travel(house.database, days(8));
    await oldUploads.runStored(() => house.ctx, { space: npfr.id });
    const row = await rowOf(house, id);
    expect(row).toMatchObject({ state: "expired", file_key: null, rejects_key: null });
    expect(JSON.stringify(row.report)).not.toContain("no-address");
    expect(await readdir(folder)).toEqual([]);
  });

  it("leaves no file behind that no row knows, but those that are still arriving", async () => {
    await mkdir(folder, { recursive: true });
    const [old, arriving] = [newId(), newId()].map((id) => join(folder, `${id}.file`));
    await writeFile(old ?? "", "x");
    await writeFile(arriving ?? "", "x");
    const before = new Date(Date.now() - days(2));
    await utimes(old ?? "", before, before);
    await oldUploads.runStored(() => house.ctx, { space: npfr.id });
    expect(await readdir(folder)).toEqual([arriving?.split("/").at(-1)]);
    await rm(arriving ?? "");
  });
});

describe("a file larger than the policy", () => {
  it("is refused before its first byte is stored", async () => {
    const { browser } = await atDesk(house, "agent");
    await browser.get("/gestion/npfr/imports");
    const length = npfr.policy.imports.largestFile + 1_000_000;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${house.origin}/gestion/npfr/imports`, {
        method: "POST",
        headers: {
          "content-type": "multipart/form-data; boundary=x",
          "content-length": length,
          cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          origin: house.origin,
        },
      });
      sending.on("error", reject).on("response", (answer) => {
        resolve(answer.statusCode);
        sending
          .off("error", reject)
          .on("error", () => undefined)
          .destroy();
      });
      sending.write("--x");
    });
    expect(status).toBe(413);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });
});
