# Two stages: what compiles and what is built with stays in the first.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# The stamp of the build is of the sources, which are not in the image: it starts dist, and builds nothing.
RUN node server/build/build.mjs && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# What it serves and runs is root's, and cannot be written by the user it runs as; a volume takes the owner of this folder.
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
# No npm in between: signals reach the server, and its exit code is the container's.
CMD ["node", "dist/server/main.js"]
