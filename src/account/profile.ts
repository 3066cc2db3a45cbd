import type { components } from '../../generated/schema.ts';
import type { ProfileRow } from './profiles.queries.ts';

/** A user as the user sees it. */
export function toProfile(row: ProfileRow): components['schemas']['Profile'] {
  return {
    id: row.id,
    email: row.email,
    name: row.full_name,
    role: row.role,
    tier: row.tier,
    email_verified: row.email_verified_at !== null,
    mfa_enabled: row.mfa_enabled,
    ...(row.phone !== null && { phone: row.phone }),
    locale: row.locale,
    created_at: row.created_at.toISOString(),
  };
}
