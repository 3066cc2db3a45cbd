// Moved to test/support. Here until the branches that import it from here have been merged.
export * from '../support/marketplace-database.ts';
