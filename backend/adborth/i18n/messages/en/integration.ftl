error-api-client-not-found = There is no API client with this id.
    .title = No such API client
error-client-secret-not-found = This API client has no such secret. It may have been ended already.
    .title = No such secret
error-too-many-secrets = This API client has two secrets already. End the one that is no longer in use, then make another.
    .title = Two secrets already
