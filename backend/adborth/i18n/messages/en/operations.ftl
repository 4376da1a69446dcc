# For whoever runs the service.

error-metrics-token-needed = The measurements are for the machine itself, or for whoever has their token.
    .title = Token needed
error-too-many-requests = You have asked for this more often than the service allows. Please try again in { $seconds } seconds.
    .title = Too many requests
error-too-many = You have asked for this too often. Please try again later.
    .title = Too many requests
