# The API, and the `adborth` command that migrates its database.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements/setup.txt requirements/service.txt requirements/
RUN python -m venv /opt/setup \
 && /opt/setup/bin/pip install --no-cache-dir --require-hashes --requirement requirements/setup.txt \
 && python -m venv --without-pip /opt/adborth \
 && /opt/setup/bin/uv pip sync --no-cache --compile-bytecode --python /opt/adborth \
      --require-hashes requirements/service.txt
COPY pyproject.toml ./
COPY backend backend
COPY migrations migrations
RUN /opt/setup/bin/uv build --wheel --no-build-isolation --python /opt/setup --out-dir /dist . \
 && /opt/setup/bin/uv pip install --no-cache --compile-bytecode --python /opt/adborth \
      --no-deps /dist/*.whl

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin adborth \
 && install --directory --owner=adborth /var/lib/adborth/imports
COPY --from=build /opt/adborth /opt/adborth
ENV PATH=/opt/adborth/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ADBORTH_IMPORT_DIR=/var/lib/adborth/imports
WORKDIR /var/lib/adborth
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["adborth", "serve", "--host", "0.0.0.0", "--port", "8000"]
