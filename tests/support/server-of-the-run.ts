import type { TestProject } from "vitest/node";
import { startTestServer } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    parvisUrl: string;
    superuserUrl: string;
    template: string;
  }
}

/** Vitest's global setup: the server lives from before the first test file to after the last. */
export async function setup(project: TestProject) {
  const server = await startTestServer();
  project.provide("parvisUrl", server.url);
  project.provide("superuserUrl", server.superuserUrl);
  project.provide("template", server.template);
  return server.release;
}
