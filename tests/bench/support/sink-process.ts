import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * The sink itself, in a process of its own so that it takes no time from what is measured. It knows just enough SMTP
 * to take messages as fast as they come: no look at addresses, no kept bytes, answers in one write a chunk.
 */
const END = Buffer.from('\r\n.\r\n');
const EHLO = ['250-sink.example', '250-PIPELINING', '250-8BITMIME', '250-DSN', '250 SIZE 52428800', ''].join(
  '\r\n',
);
const ANSWERS: Readonly<Record<string, string>> = {
  EHLO,
  HELO: '250 sink.example\r\n',
  DATA: '354 Go on\r\n',
  QUIT: '221 2.0.0 Bye\r\n',
};

let received = 0;

function serve(socket: Socket): void {
  let rest = Buffer.alloc(0);
  let isBody = false;
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write('220 sink.example ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    let pending = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let answers = '';
    for (;;) {
      const end = pending.indexOf(isBody ? END : '\r\n');
      if (end < 0) break;
      if (isBody) {
        received += 1;
        isBody = false;
        answers += `250 2.0.0 Ok: queued as ${received.toString(36)}\r\n`;
        pending = pending.subarray(end + END.length);
      } else {
        const verb = pending.toString('latin1', 0, Math.min(end, 4)).toUpperCase();
        isBody = verb === 'DATA';
        answers += ANSWERS[verb] ?? '250 2.1.0 Ok\r\n';
        pending = pending.subarray(end + 2);
      }
    }
    // Of a body only so much is kept as could be the beginning of its end.
    rest = isBody
      ? Buffer.from(pending.subarray(Math.max(0, pending.length - END.length + 1)))
      : Buffer.from(pending);
    if (answers !== '') socket.write(answers);
  });
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => {
  process.send?.({ received }, () => {
    process.exit();
  });
});
process.on('disconnect', () => {
  process.exit();
});
