# The simulator by default, any other command by argument:
#   docker run --rm -p 8080:8080 vmmanager-harness
#   docker run --rm vmmanager-harness run --quiet
# Made from the packed package: npm pack, then docker build.
ARG BASE=node:24-alpine

FROM ${BASE} AS install
LABEL org.opencontainers.image.title="vmmanager-harness"
WORKDIR /app
COPY vmmanager-harness-*.tgz package.tgz
RUN npm install --omit=dev --omit=peer --no-package-lock --no-audit --no-fund ./package.tgz && rm -rf package.tgz /root/.npm

FROM ${BASE}
LABEL org.opencontainers.image.title="vmmanager-harness" \
      org.opencontainers.image.description="Simulated VMmanager 6, and contract tests of its integration with BILLmanager and Clouden" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
COPY --from=install /app /app
WORKDIR /work
USER 1000:1000
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=2s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/').then(() => process.exit(0), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/vmmanager-harness/cli/vmharness.js"]
CMD ["simulate", "--host", "0.0.0.0", "--port", "8080"]
