import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyInstance {
    allowedMethods(url: string): string[];
  }
}

export function rememberMethods(app: FastifyInstance): void {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  app.decorate("allowedMethods", (url: string) => {
    const path = url.split(/[?#]/, 1)[0] ?? "";
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))];
  });
}

function patternOf(route: string): RegExp {
  const source = route
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replace(/:\w+/g, "[^/]+")
    .replace(/\/$/, "");
  return new RegExp(`^${source}/?$`);
}
