import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';

/**
 * Runs all servers until its standard input ends, then ends them and removes their folder. The input is a pipe that
 * only the test process holds: however that process goes, SIGKILL included, the pipe ends and the servers go with it.
 * Its arguments: the folder, then for each server its name, its command and two dashes.
 */
const SUPERVISOR = `
folder=$1; shift
# Bash itself must never write to a test that is gone: the broken pipe would end it before its work is done.
exec 3<&0 4>&2 2>/dev/null
cat <&3 >/dev/null 4>&- & parent=$!
exec 3<&-
names=() servers=() groups=()
while (( $# )); do
  name=$1 command=(); shift
  while [[ $1 != -- ]]; do command+=("$1"); shift; done; shift
  setsid "\${command[@]}" </dev/null >"$folder/log/$name.out" 2>&1 4>&- &
  names+=($name) servers+=($!) groups+=(-$!)
done
wait -n
if kill -0 $parent; then
  for i in "\${!names[@]}"; do
    kill -0 \${servers[i]} || echo "\${names[i]} ended; perhaps one of its ports was in use" >&4
  done
  tail -n 20 "$folder"/log/* >&4
  kill $parent
fi
# Nothing they hold is needed any more, and asked politely just after its start Dovecot takes five seconds.
# Each heads a process group, so their children go at the same moment.
for _ in {1..100}; do
  kill -KILL -- "\${groups[@]}" "\${servers[@]}"
  rm -rf "$folder" && break
  sleep 0.05
done
`;

/** A program that stays in the foreground. */
export interface SupervisedServer {
  readonly name: string;
  readonly command: readonly string[];
}

export interface Supervisor {
  /** Ends when a server ends by itself, with the last lines of the logs. */
  readonly failure: Promise<never>;
  readonly stop: () => Promise<void>;
}

export function supervise(folder: string, servers: readonly SupervisedServer[]): Supervisor {
  const wanted = servers.flatMap(({ name, command }) => [name, ...command, '--']);
  // In a process group of its own, so that Ctrl-C in the terminal reaches the test and not, too early, the supervisor.
  const child = spawn('/bin/bash', ['-c', SUPERVISOR, 'supervisor', folder, ...wanted], {
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
