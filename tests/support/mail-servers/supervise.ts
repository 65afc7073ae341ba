import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { DOVECOT } from './dovecot-configuration';
import { POSTFIX_MASTER } from './postfix-configuration';

/**
 * Runs both servers until its standard input ends, then ends them and removes their folder. The input is a pipe that
 * only the test process holds: however that process goes, SIGKILL included, the pipe ends and the servers go with it.
 */
const SUPERVISOR = `
folder=$1 master=$2 dovecot=$3
# Bash itself must never write to a test that is gone: the broken pipe would end it before its work is done.
exec 3<&0 4>&2 2>/dev/null
cat <&3 >/dev/null 4>&- & parent=$!
exec 3<&-
setsid "$dovecot" -F -c "$folder/dovecot/dovecot.conf" </dev/null >"$folder/log/dovecot.out" 2>&1 4>&- & dovecot=$!
setsid "$master" -s -c "$folder/postfix" </dev/null >"$folder/log/postfix.out" 2>&1 4>&- & postfix=$!
wait -n
if kill -0 $parent; then
  kill -0 $dovecot || echo "Dovecot ended" >&4
  kill -0 $postfix || echo "Postfix ended; perhaps one of its ports was in use" >&4
  tail -n 20 "$folder"/log/* >&4
  kill $parent
fi
# Nothing they hold is needed any more, and asked politely just after its start Dovecot takes five seconds.
# Each heads a process group, so their children go at the same moment.
for _ in {1..100}; do
  kill -KILL -- -$dovecot $dovecot -$postfix $postfix
  rm -rf "$folder" && break
  sleep 0.05
done
`;

export interface Supervisor {
  /** Ends when a server ends by itself, with the last lines of the logs. */
  readonly failure: Promise<never>;
  readonly stop: () => Promise<void>;
}

export function supervise(folder: string): Supervisor {
  // In a process group of its own, so that Ctrl-C in the terminal reaches the test and not, too early, the supervisor.
  const child = spawn('/bin/bash', ['-c', SUPERVISOR, 'supervisor', folder, POSTFIX_MASTER, DOVECOT], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit');
  let isStopping = false;
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (messages += text));

  const failure = once(child, 'close').then((): never => {
    throw new Error(
      isStopping ? 'The mail servers were stopped' : `A mail server ended by itself:\n${messages}`,
    );
  });
  // Only the start waits for it; later the tests themselves show that a server is gone.
  failure.catch(() => undefined);

  // A test that forgets to stop the servers can still end, and they end with it.
  child.unref();
  for (const pipe of [child.stdin, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  return {
    failure,
    stop: async () => {
      isStopping = true;
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}
