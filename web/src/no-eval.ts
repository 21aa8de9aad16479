import { z } from 'zod';

// Imported before anything that states a schema: Zod would otherwise probe for `new Function`, which the page's
// content policy refuses and reports.
z.config({ jitless: true });
