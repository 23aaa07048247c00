import { describe, expect, it } from 'vitest';
import {
  backOffMs,
  keepLive,
  type LiveMessage,
  type LiveSocket,
  type LiveState,
} from '../../../web/src/pages/alerts/live-connection.ts';

type Heard = Parameters<LiveSocket['addEventListener']>[1];

/** A connection that a test opens, speaks over and breaks. */
function fakeSocket() {
  const heard = new Map<string, Heard>();
  const say = (type: string, data?: unknown) => heard.get(type)?.({ data });
  const socket: LiveSocket = {
    addEventListener: (type, listener) => heard.set(type, listener),
    close: () => say('close'),
  };
  return { socket, say };
}

function world({ tickets = () => Promise.resolve('wss://live') } = {}) {
  const sockets: ReturnType<typeof fakeSocket>[] = [];
  const states: LiveState[] = [];
  const messages: LiveMessage[] = [];
  const waits: number[] = [];
  let goOn: () => void = () => undefined;
  const stop = keepLive({
    takeTicket: tickets,
    connect: () => {
      const made = fakeSocket();
      sockets.push(made);
      return made.socket;
    },
    wait: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { sockets, states, messages, waits, stop, settle, goOn: () => goOn() };
}

describe('the live connection', () => {
  it('tells what comes, and lets be what it does not know', async () => {
    const { sockets, messages, states, settle } = world();
    await settle();
    sockets[0]?.say('open');
    sockets[0]?.say('message', '{"type":"more-alerts","more":3}');
    sockets[0]?.say('message', '{"type":"news"}');
    sockets[0]?.say('message', 'no JSON');
    expect(messages).toEqual([{ type: 'more-alerts', more: 3 }]);
    expect(states).toEqual(['connecting', 'live']);
  });

  it('comes back after it broke, with a new ticket', async () => {
    let asked = 0;
    const { sockets, waits, states, settle, goOn } = world({
      tickets: async () => `wss://live?ticket=${++asked}`,
    });
    await settle();
    sockets[0]?.say('open');
    sockets[0]?.say('close');
    await settle();
    expect([waits, states.at(-1)]).toEqual([[1000], 'waiting']);
    goOn();
    await settle();
    expect([sockets.length, asked]).toEqual([2, 2]);
  });

  it('waits longer after each failure, and but a little again once it was open', async () => {
    const { sockets, waits, settle, goOn } = world();
    for (let at = 0; at < 3; at++) {
      await settle();
      sockets.at(-1)?.say('close');
      await settle();
      goOn();
    }
    await settle();
    sockets.at(-1)?.say('open');
    sockets.at(-1)?.say('close');
    await settle();
    expect(waits).toEqual([1000, 2000, 4000, 1000]);
    expect(backOffMs(40)).toBe(60_000);
  });

  it('is tried again where no ticket is to be had', async () => {
    const { sockets, waits, settle } = world({ tickets: () => Promise.reject(new Error('over')) });
    await settle();
    expect([sockets.length, waits]).toEqual([0, [1000]]);
  });

  it('ends when it is told to, even while a ticket is on its way', async () => {
    const { sockets, waits, stop, settle } = world();
    stop();
    await settle();
    sockets[0]?.say('message', '{"type":"more-alerts","more":1}');
    await settle();
    expect(waits).toEqual([]);
  });
});
