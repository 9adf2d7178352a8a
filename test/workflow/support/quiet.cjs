// Failures are what these tests are about: n8n need not print each of them as well.
process.env.N8N_LOG_LEVEL = 'silent';
