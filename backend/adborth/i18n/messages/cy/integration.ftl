error-api-client-not-found = Nid oes cleient API â’r rhif adnabod hwn.
    .title = Dim cleient API o’r fath
error-client-secret-not-found = Nid oes gan y cleient API hwn gyfrinach o’r fath. Efallai ei bod wedi dod i ben eisoes.
    .title = Dim cyfrinach o’r fath
error-too-many-secrets = Mae gan y cleient API hwn ddwy gyfrinach eisoes. Dewch â’r un nad yw’n cael ei defnyddio mwyach i ben, yna gwnewch un arall.
    .title = Dwy gyfrinach eisoes
