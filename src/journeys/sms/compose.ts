import type { Keys } from "#infra/sealing/keys.ts";
import { toGsm } from "#infra/sms/gsm.rules.ts";
import type { ComposeSms } from "#infra/sms/send-sms.ts";
import type { SmsProps } from "#infra/sms/sms-kinds.ts";
import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { codeDigits } from "../proofs/code/code-digits.ts";
import { type SmsTools, smsComposers } from "./composers.ts";

type ComposeOptions = { findSpace: (slug: SpaceId) => Space | undefined; keys: Keys };

/** Draws SMS for the worker. */
export function composeSms({ findSpace, keys }: ComposeOptions): ComposeSms {
  return (slug, kind, props) => {
    const space = findSpace(slug);
    if (!space?.policy.sms) throw new Error(`no space ${slug} sends SMS`);
    if (!isKind(kind)) throw new Error(`there is no SMS of kind ${kind}`);
    const tools: SmsTools = { space, codeOf: (id) => codeDigits(keys, space.id, id) };
    return { sender: space.policy.sms.sender, text: toGsm(textOf(kind, props as never, tools)) };
  };
}

const isKind = (kind: string): kind is keyof SmsProps => Object.hasOwn(smsComposers, kind);

const textOf = <Kind extends keyof SmsProps>(kind: Kind, props: SmsProps[Kind], tools: SmsTools) =>
  smsComposers[kind](props, tools);
