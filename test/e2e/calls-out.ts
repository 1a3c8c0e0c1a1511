// What a program asked the system to send, read from a trace of its system calls.
import { spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';

/** Whether this machine lets one process trace another. */
export const canTrace: boolean =
  process.platform === 'linux' &&
  spawnSync('strace', ['-f', '-qq', '-e', 'trace=connect', '-o', '/dev/null', 'true']).status === 0;

/** Writes a script that starts `program` under strace, with its calls in `log`. */
export async function tracedStarter(script: string, program: string, log: string): Promise<void> {
  // -yy names the protocol and the addresses of every socket beside its number.
  const strace = `strace -f --seccomp-bpf -qq -A -yy -e trace=connect,sendto,sendmsg,sendmmsg`;
  await writeFile(script, `#!/bin/sh\nexec ${strace} -o '${log}' '${program}' "$@"\n`);
  await chmod(script, 0o755);
}

const loopback = /inet_addr\("127\.|"::1"|"::ffff:127\./;

// Chromium asks the kernel whether it has a route for IPv6 by connecting a datagram socket to this
// address. That sends nothing, and no switch turns it off.
const routeProbe = /^\d+ +connect\(\d+<UDPv6:.*"2001:4860:4860::8888"/;

/** Calls that were meant for another machine: a stream to any address but this one's, a datagram of
 * the internet protocols to any address at all, and so every question to a name server. */
export function callsOut(trace: string): readonly string[] {
  return trace.split('\n').filter((line) => {
    if (/\bsend(to|msg|mmsg)\(\d+<UDP/.test(line)) return true;
    if (!/sa_family=AF_INET6?\b/.test(line) || routeProbe.test(line)) return false;
    return !loopback.test(line) || /htons\(53\)/.test(line);
  });
}
