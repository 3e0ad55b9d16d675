import { describe, expect, it } from "vitest";
import { journey, next, UnexpectedEvent } from "#journeys/engine/journey.ts";
import { provisionalCredentials } from "#journeys/first-connection/by-letters/provisional-credentials.journey.ts";
import { codeToContact } from "#journeys/lost-password/by-code/code-to-contact.journey.ts";
import { linkRecovery } from "#journeys/lost-password/by-link/link-recovery.journey.ts";
import { signIn } from "#journeys/sign-in/sign-in.journey.ts";

const journeys = [provisionalCredentials, signIn, linkRecovery, codeToContact];

describe("a journey's table", () => {
  it.each(journeys)("$kind leads from its start to an end through every state", (table) => {
    const states: Record<string, { on: Record<string, string> }> = table.states;
    const seen = new Set<string>([table.start]);
    for (const state of seen) for (const target of Object.values(states[state]?.on ?? {})) seen.add(target);
    expect([...seen].sort()).toEqual(Object.keys(states).sort());
  });

  it("treats an event its state does not expect as a programming error", () => {
    expect(() => next(provisionalCredentials, "identify", "link_followed")).toThrow(UnexpectedEvent);
    expect(() => next(provisionalCredentials, "nowhere", "recognised")).toThrow(UnexpectedEvent);
    expect(() => next(provisionalCredentials, "activated", "recognised")).toThrow(UnexpectedEvent);
  });

  it("does not compile with a misspelt state or event", () => {
    const two = journey<"on">();
    const kept = { kind: "x", dataVersion: 1, keeps: { a: null, b: null } } as const;
    two({ ...kept, start: "a", states: { a: { step: "a", on: { on: "b" } }, b: { step: null, on: {} } } });
    // @ts-expect-error a state nobody knows
    two({ ...kept, start: "a", states: { a: { step: "a", on: { on: "c" } }, b: { step: null, on: {} } } });
    // @ts-expect-error an event nobody knows
    two({ ...kept, start: "a", states: { a: { step: "a", on: { off: "b" } }, b: { step: null, on: {} } } });
    // @ts-expect-error a start nobody knows
    two({ ...kept, start: "c", states: { a: { step: "a", on: {} }, b: { step: null, on: {} } } });
  });
});
