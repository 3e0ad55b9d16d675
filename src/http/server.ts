import { performance } from "node:perf_hooks";
import cookie from "@fastify/cookie";
import { type FastifyInstance, fastify } from "fastify";
import type { Logger } from "pino";
import type { Measure } from "#kernel/measure.ts";
import { rememberMethods } from "./allowed-methods.ts";
import { type ErrorStatus, errorAnswer, sendNotFound } from "./answers/error-pages.ts";
import { securityHeaders } from "./answers/headers.ts";
import { answerBrokenConnections, refuseExpectations } from "./broken-connections.ts";
import { leaveNoConnection } from "./close.ts";
import { parseForms } from "./forms/form-parser.ts";
import { readQuery } from "./forms/query.ts";
import { refuseForgedForms, refuseOtherSites } from "./forms/same-site.ts";
import { cutSlowBodies } from "./forms/slow-bodies.ts";
import { inTurn, refuseControlsInPath, refuseDoubtfulHost, sparePagesThatAct } from "./request-guards.ts";
import { type DrawError, type Signer, settingsFrom } from "./settings.ts";
import { bodyLimit, connectionLimits } from "./time-outs.ts";
import { openAnyUpload, parseUploads, refuseUnfitBodies } from "./uploads/multipart.ts";
import { believing } from "./visitors/source.ts";
import { warnOfUnreadableSources } from "./visitors/unreadable-source.ts";
import { addMetrics } from "./watch/metrics.ts";
import { shedLoad } from "./watch/pressure.ts";
import { addProbes } from "./watch/probes.ts";
import { newRequestId } from "./watch/request-id.ts";
import { RequestLog, withoutSecrets } from "./watch/request-log.ts";

export type ServerOptions = {
  /** The public address, the only source of origins and links. */
  publicUrl: URL;
  keys: Signer;
  /** Addresses or networks of our proxies; `X-Forwarded-*` from any other peer is ignored. */
  proxies: readonly string[];
  log: Logger | false;
  drawError: DrawError;
  isReady: () => Promise<boolean>;
  errorStatus?: ErrorStatus;
  metricsToken?: string | null;
  measures?: readonly Measure[];
};

export function createServer(options: ServerOptions): FastifyInstance {
  const settings = settingsFrom(options.publicUrl, options.keys, options.drawError);
  const headers = securityHeaders(settings.secure);
  const answerError = errorAnswer(options.errorStatus ?? (() => null));
  const app = fastify({
    ...connectionLimits,
    bodyLimit,
    trustProxy: believing(options.proxies),
    routerOptions: { ignoreTrailingSlash: true, querystringParser: readQuery },
    genReqId: newRequestId,
    ...(options.log === false ? {} : { loggerInstance: withoutSecrets(options.log) }),
    logController: new RequestLog(options.log),
    frameworkErrors: (error, request, reply) => {
      // No hook runs for these requests, so `cutSlowBodies` would not apply.
      reply.headers(headers).header("connection", "close");
      answerError(error, request, reply);
    },
    clientErrorHandler: answerBrokenConnections(headers),
  });
  app.decorate("settings", settings);
  app.decorate("leaving", false);
  app.decorateRequest("space", null);
  app.decorateRequest("beganAt", 0);
  app.decorateRequest("visitorSecret", null);
  app.removeAllContentTypeParsers();
  parseForms(app);
  parseUploads(app);
  app.register(cookie, { hook: false });
  rememberMethods(app);
  refuseExpectations(app, headers);
  leaveNoConnection(app);

  const warn = warnOfUnreadableSources();
  app.addHook("onRequest", (request, reply, done) => {
    request.beganAt = performance.now();
    warn(request);
    reply.headers(headers);
    done();
  });
  const refusals = [refuseDoubtfulHost, refuseControlsInPath, refuseOtherSites, refuseUnfitBodies];
  app.addHook("onRequest", cutSlowBodies);
  app.addHook("onRequest", inTurn([...refusals, sparePagesThatAct]));
  app.addHook("preValidation", openAnyUpload);
  app.addHook("preValidation", inTurn([refuseForgedForms]));
  app.setNotFoundHandler(sendNotFound);
  app.setErrorHandler(answerError);

  shedLoad(app);
  addProbes(app, options.isReady);
  addMetrics(app, options.metricsToken ?? null, options.measures ?? []);
  return app;
}
