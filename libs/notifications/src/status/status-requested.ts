/** Somebody asks where the own nominations stand. The address is in the status request, not in the event. */
export const STATUS_REQUESTED = 'notifications.status-requested';
