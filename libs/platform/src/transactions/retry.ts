// Which failures of MariaDB mean "try the whole transaction again", as measured with kill -9, hangs and Galera.
const RETRIED_ERRNOS = new Set([
  1213, // deadlock, also at COMMIT
  1205, // lock wait timeout
  1047, // a cluster node that is not ready
  1180, // error during COMMIT
  1317, // query interrupted: the server is going down
  1053, // server shutdown in progress
]);
const CONNECTION_CODES =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|ENOENT|POOL_NON.*|ER_SERVER_SHUTDOWN)$/;

interface DriverFault {
  errno?: number;
  code?: string;
  message?: string;
}

function driverFault(error: unknown): DriverFault {
  const fault = error as DriverFault & { driverError?: DriverFault };
  return fault?.driverError ?? fault ?? {};
}

export function isConnectionLoss(error: unknown): boolean {
  const fault = driverFault(error);
  return CONNECTION_CODES.test(fault.code ?? '') || /closed state|Connection lost/i.test(fault.message ?? '');
}

export function isRetried(error: unknown): boolean {
  return RETRIED_ERRNOS.has(driverFault(error).errno ?? 0) || isConnectionLoss(error);
}

const DUPLICATE_KEY = 1062;

export function isDuplicateKey(error: unknown): boolean {
  return driverFault(error).errno === DUPLICATE_KEY;
}
