/** The used part of `smpp`, which has no types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server, Socket } from "node:net";
  import type { TlsOptions } from "node:tls";

  export type Pdu = {
    command: string;
    command_status: number;
    sequence_number: number;
    isResponse(): boolean;
    response(fields?: Record<string, unknown>): Pdu;
  };

  /** `false`: the socket is closed and nothing is sent. */
  type Request = (fields: Record<string, unknown>, onResponse: (response: Pdu) => void) => boolean;

  export type Session = EventEmitter & {
    socket: Socket;
    bind_transceiver: Request;
    submit_sm: Request;
    enquire_link: Request;
    unbind: Request;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  };

  const smpp: {
    connect(options: Record<string, unknown>): Session;
    createServer(options: TlsOptions, onSession: (session: Session) => void): Server;
    errors: Record<string, number>;
  };
  export default smpp;
}
