import multipart, { type Multipart } from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { describeBytes } from "#kernel/fields/file-name.rules.ts";
import { sendErrorPage } from "../answers/error-pages.ts";
import { damagedForm, gatherFields, legible } from "../forms/form-fields.ts";
import { dropRest } from "./drop-rest.ts";
import { mostFileParts, mostParts, type UploadLimits } from "./upload-limits.ts";
import { refusalOf, UploadRefused } from "./upload-refused.ts";

/** A multipart form of which only the first field has been read. */
export type OpenUpload = {
  limits: UploadLimits;
  parts: AsyncGenerator<Multipart>;
  gathered: ReturnType<typeof gatherFields>;
  counts: Map<string, number>;
};

declare module "fastify" {
  interface FastifyRequest {
    upload: OpenUpload | null;
  }
}

const fieldBytes = 64 * 1024;

export function parseUploads(app: FastifyInstance): void {
  app.register(multipart, { throwFileSizeLimit: false });
  app.decorateRequest("upload", null);
}

const isMultipart = ({ headers }: FastifyRequest) =>
  /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");

/** Runs before the body is read. An upload must declare its length, so its size is checked before its first byte. */
export function refuseUnfitBodies(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const { upload } = request.routeOptions.config;
  if (isMultipart(request) !== (upload !== undefined)) {
    return upload || isMultipart(request) ? sendErrorPage(request, reply, 415) : undefined;
  }
  if (!upload) return undefined;
  const length = request.headers["content-length"];
  if (length === undefined) return sendErrorPage(request, reply, 411);
  if (Number(length) <= upload.bytes) return undefined;
  dropRest(request, reply);
  const message = `Votre envoi est trop lourd : cette page reçoit ${describeBytes(upload.bytes)} en tout. Rien n’a été enregistré.`;
  return sendErrorPage(request, reply, 413, { message });
}

/**
 * Reads the first field only, which must be the CSRF token, and makes it the body: no file is stored before the token is
 * checked. Throws `UploadRefused` on a malformed body.
 */
async function openUpload(request: FastifyRequest, reply: FastifyReply, limits: UploadLimits) {
  dropRest(request, reply);
  const parts = legibleParts(request, limits);
  const gathered = gatherFields();
  request.body = gathered.form;
  const upload = { limits, parts, gathered, counts: new Map<string, number>() };
  request.upload = upload;
  const first = await parts.next();
  if (!first.done && first.value.type === "field") addField(upload, first.value);
}

/** Runs before the token is checked. */
export function openAnyUpload(request: FastifyRequest, reply: FastifyReply, done: (failure?: Error) => void) {
  const { upload } = request.routeOptions.config;
  if (!upload) return done();
  openUpload(request, reply, upload).then(() => done(), done);
}

/** Refuses a text under the name of a file field: it would pass for an uploaded file. */
export function addField({ gathered, limits }: OpenUpload, part: Multipart): void {
  if (part.type !== "field") return;
  const { fieldname, value, valueTruncated } = part;
  gathered.add(
    fieldname ?? null,
    typeof value === "string" && !value.includes("\ufffd") ? legible(value) : null,
  );
  if (Object.hasOwn(limits.files, fieldname ?? "")) throw new UploadRefused(400, damagedForm);
  if (valueTruncated) gathered.spoil(fieldname ?? "", "Ce champ est trop long.");
}

async function* legibleParts(request: FastifyRequest, limits: UploadLimits) {
  try {
    yield* request.parts({
      limits: {
        fields: limits.fields,
        files: mostFileParts(limits.files),
        parts: mostParts(limits),
        fieldSize: fieldBytes,
        fileSize: limits.bytes,
        headerPairs: 20,
      },
    });
  } catch (failure) {
    throw refusalOf(failure);
  }
}
