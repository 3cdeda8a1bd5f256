# syntax=docker/dockerfile:1

# --- Build: everything npm wants is here and stays here.
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 NUXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs --force && node scripts/bundle-commands.mjs

# --- Run: Node, Chromium without a window, fonts, what reads scans (30 MB) and the built application; no npm, no compiler.
FROM debian:bookworm-slim
# Previews of office files as PDF take LibreOffice, about 300 MB: docker build --build-arg OFFICE_PREVIEWS=1
ARG OFFICE_PREVIEWS=
# Without a window nothing is drawn by a graphics driver: 160 MB of them, and of texts nobody reads here, are never unpacked.
RUN printf 'path-exclude=%s\n' '/usr/lib/*/libLLVM-*' '/usr/lib/*/dri/*' '/usr/lib/*/libz3.so*' \
      '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/info/*' '/usr/share/locale/*' > /etc/dpkg/dpkg.cfg.d/small \
 && apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates chromium-headless-shell fonts-liberation fonts-dejavu-core libstdc++6 tini tzdata \
      tesseract-ocr tesseract-ocr-deu poppler-utils \
      ${OFFICE_PREVIEWS:+libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui} \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 1000 --create-home --shell /usr/sbin/nologin workmate \
 && install -d -o workmate -g workmate /data /data/files
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --chmod=755 scripts/docker/chromium-in-container.sh /usr/local/bin/chromium-in-container
COPY --from=build /src/.output /app/.output
COPY --from=build /src/prisma/migrations /app/prisma/migrations

WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    FILES_DIR=/data/files \
    MIGRATIONS_DIR=/app/prisma/migrations \
    CHROMIUM_PATH=/usr/local/bin/chromium-in-container
USER workmate
VOLUME /data
EXPOSE 3000
# SIGTERM drains: requests and jobs in flight finish within 30 s.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# tini collects the child processes that Chromium leaves behind.
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", ".output/server/index.mjs"]
