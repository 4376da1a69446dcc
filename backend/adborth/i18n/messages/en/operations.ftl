# For whoever runs the service.

error-metrics-token-needed = The measurements are for the machine itself, or for whoever has their token.
    .title = Token needed
