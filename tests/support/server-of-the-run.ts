import { startTestServer } from "./database-server.ts";

/**
 * The global setup of Vitest and of Playwright: one PostgreSQL from the first test to the last, which the
 * test processes find in their environment.
 */
export default async function setup() {
  const { url, superuserUrl, template, release } = await startTestServer();
  process.env.PARVIS_TEST_SERVER = JSON.stringify({ url, superuserUrl, template });
  return release;
}
